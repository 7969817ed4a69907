/** The smallest description that every rule accepts. The tests break it in one place at a time. */
export const goodDocument = `
openapi: 3.1.1
info:
  title: Books
  version: 1.0.0
  license: { name: MIT, identifier: MIT }
servers:
  - url: https://api.books.dev
    x-region: eu
  - url: https://api.us.books.dev
    x-region: us
  - url: https://{domain}.books.dev
    variables: { domain: { default: app, description: Sub-domain. } }
tags:
  - { name: Books, description: Books. }
security: [{ token: [] }]
paths:
  /books/{bookId}:
    get:
      operationId: getBook
      summary: Get a book
      description: Gets a book.
      tags: [Books]
      parameters:
        - { name: bookId, in: path, required: true, description: The id., schema: { type: string, examples: [b1] } }
      responses:
        "200":
          description: The book.
          headers: { frontegg-trace-id: { $ref: "#/components/headers/TraceId" } }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Book" }
              examples:
                novel:
                  summary: A novel
                  value: { title: Middlemarch, year: 1871 }
        "400": { $ref: "#/components/responses/Failure" }
        "401": { $ref: "#/components/responses/Failure" }
        "403": { $ref: "#/components/responses/Failure" }
        "404": { $ref: "#/components/responses/Failure" }
        "429": { $ref: "#/components/responses/Failure" }
        default: { $ref: "#/components/responses/Failure" }
  /shelf:
    delete:
      operationId: deleteShelf
      summary: Delete the shelf
      description: Its path has no parameter, so it needs no 404, and its success has no content, so no example.
      tags: [Books]
      responses:
        "200":
          description: Done.
          headers: { frontegg-trace-id: { $ref: "#/components/headers/TraceId" } }
        "400": { $ref: "#/components/responses/Failure" }
        "401": { $ref: "#/components/responses/Failure" }
        "403": { $ref: "#/components/responses/Failure" }
        "429": { $ref: "#/components/responses/Failure" }
        default: { $ref: "#/components/responses/Failure" }
  /shelf/books:
    servers:
      - { url: https://shelves.books.dev }
    post:
      operationId: createBook
      summary: Create a book
      description: Creates a book.
      tags: [Books]
      x-repeatable: true
      x-done-when: { operationId: deleteShelf, property: title, equals: Middlemarch }
      parameters:
        - { name: shelf, in: query, required: true, description: Which., schema: { type: array, items: { type: string } }, example: [a] }
      requestBody:
        description: The book.
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Book" }
            examples:
              draft: { summary: A draft, value: { title: Draft } }
      responses:
        "201":
          description: Created.
          headers: { frontegg-trace-id: { $ref: "#/components/headers/TraceId" } }
          content: { text/plain: { schema: { type: string }, examples: { id: { summary: An ID, value: b2 } } } }
        "204":
          description: It was there.
          headers: { frontegg-trace-id: { $ref: "#/components/headers/TraceId" } }
        "400": { $ref: "#/components/responses/Failure" }
        "401": { $ref: "#/components/responses/Failure" }
        "403": { $ref: "#/components/responses/Failure" }
        "429": { $ref: "#/components/responses/Failure" }
        default: { $ref: "#/components/responses/Failure" }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
  headers:
    TraceId: { description: The trace., schema: { type: string }, example: abc }
  responses:
    Failure:
      description: It failed.
      headers: { frontegg-trace-id: { $ref: "#/components/headers/TraceId" } }
      content:
        application/json:
          schema: { type: object, properties: { errors: { type: array, description: Texts., items: { type: string } } } }
          examples:
            failure: { $ref: "#/components/examples/Failure" }
  examples:
    Failure: { summary: A failure, value: { errors: [no] } }
  schemas:
    Book:
      type: object
      required: [title]
      properties:
        title: { type: string, description: The title. }
        year: { $ref: "#/components/schemas/Year", description: When it came out. }
        notes: { type: string, contentMediaType: application/json, description: JSON., x-repeatable: false }
    Year: { type: integer, description: A year., examples: [1871] }
`;
