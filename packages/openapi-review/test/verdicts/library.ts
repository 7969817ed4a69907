/** A small description with one of everything that the rows of `spec-edits.ts` change. */
export const library = `
openapi: 3.1.1
info: { title: Library, version: 1.2.3, description: Lends books. }
servers:
  - { url: "https://eu.library.dev", x-region: eu }
  - { url: "https://us.library.dev", x-region: us }
security: [{ token: [] }]
paths:
  /books/{bookId}:
    get:
      operationId: getBook
      summary: Get a book
      parameters:
        - { $ref: "#/components/parameters/BookId" }
        - { name: edition, in: query, required: false, schema: { type: integer, maximum: 100 } }
        - { name: x-locale, in: header, schema: { type: string, enum: [en, de] } }
      responses:
        "200":
          description: The book.
          headers: { x-trace: { schema: { type: string } }, x-cost: { schema: { type: integer } } }
          content:
            application/json: { schema: { $ref: "#/components/schemas/Book" } }
            text/plain: { schema: { type: string } }
        "404": { $ref: "#/components/responses/Problem" }
        default: { $ref: "#/components/responses/Problem" }
  /books:
    get:
      operationId: listBooks
      summary: List books
      responses:
        "200":
          description: The books.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Book" } }
    post:
      operationId: createBook
      summary: Create a book
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Draft" } }
          application/xml: { schema: { $ref: "#/components/schemas/Draft" } }
      responses:
        "201":
          description: The new book.
          content:
            application/json: { schema: { $ref: "#/components/schemas/Book" } }
  /loans/{loanId}:
    delete:
      operationId: endLoan
      summary: End a loan
      security: [{ token: [] }]
      parameters:
        - { name: loanId, in: path, required: true, schema: { type: string } }
      responses:
        "204": { description: Done. }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: x-key }
  parameters:
    BookId: { name: bookId, in: path, required: true, schema: { type: string } }
  responses:
    Problem:
      description: It failed.
      content:
        application/json: { schema: { $ref: "#/components/schemas/ProblemBody" } }
  schemas:
    Book:
      type: object
      description: A book.
      required: [id, title, status, author, subtitle]
      properties:
        id: { type: string }
        title: { type: string, description: Its title. }
        subtitle: { type: [string, "null"] }
        status: { type: string, enum: [shelved, lent, lost] }
        shelf: { $ref: "#/components/schemas/Shelf" }
        pages: { type: integer, minimum: 1 }
        printedAt: { type: string, format: date }
        note: { type: string }
        author: { $ref: "#/components/schemas/Author" }
        tags: { type: array, items: { type: string } }
        owner: { oneOf: [{ $ref: "#/components/schemas/Author" }, { type: string }] }
        lender: { allOf: [{ $ref: "#/components/schemas/Author" }, { type: object, properties: { card: { type: string } } }] }
        counts: { type: object, additionalProperties: { type: integer } }
        size: { type: object, required: [width], properties: { width: { type: number }, depth: { type: number } } }
    Draft:
      type: object
      required: [title, kind]
      properties:
        title: { type: string, maxLength: 200 }
        kind: { type: string, enum: [novel, essay, poem] }
        isbn: { type: string, pattern: "^[0-9]{13}$" }
        blurb: { type: [string, "null"] }
        printedAt: { type: string }
        source: { oneOf: [{ type: string }, { type: integer }] }
        copies: { type: integer, minimum: 1 }
    Author: { type: object, required: [name], properties: { name: { type: string }, born: { type: integer } } }
    Shelf: { type: string, x-extensible-enum: [a, b] }
    ProblemBody: { type: object, required: [errors], properties: { errors: { type: array, items: { type: string } } } }
`;
