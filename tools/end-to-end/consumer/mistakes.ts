/**
 * Mistakes that people make. Each must fail to compile with a message that holds every text of the comment above it, on
 * the lines up to the next comment, and nothing else in this file may fail.
 */
import { createClient } from "@frontegg-identity/client";

const token = "a.b.c";
const client = createClient({ region: "eu", token });

// a misspelt option: 'timeoutMS' does not exist | Did you mean to write 'timeoutMs'?
createClient({ region: "eu", token, timeoutMS: 1_000 });

// a misspelt option of a call: 'timeout' does not exist in type 'CallOptions'
void client.getUser("an-id", { timeout: 1_000 });

// a misspelt retry option: 'maxRetry' does not exist in type 'RetryOptions'
createClient({ region: "eu", token, retry: { maxRetry: 3 } });

// a region that does not exist: '"ue"' is not assignable to type | "eu" | "us"
createClient({ region: "ue", token });

// credentials in the client's options: 'credentials' does not exist
createClient({ region: "eu", token, credentials: { clientId: "an-id", secret: "a-secret" } });

// no server: not assignable to parameter of type 'ClientOptions' | is missing in type '{ token: string; }' but required
createClient({ token });

// two servers: not assignable to parameter of type 'ClientOptions' | 'domain' are incompatible
createClient({ region: "eu", domain: "app-abc", token });

// no token: not assignable to parameter of type 'ClientOptions' | missing in type '{ region: "eu"; }' but required
createClient({ region: "eu" });

// a number as user id: Argument of type 'number' is not assignable to parameter of type 'string'
void client.getUser(42);

// an object as metadata: Type '{ plan: string; }' is not assignable to type 'string'
void client.updateUser("an-id", { metadata: { plan: "pro" } });

// a field that is not in the spec: 'fullName' does not exist
void client.updateUser("an-id", { fullName: "Ada" });

// a path that is not in the spec: '"/resources/users"' is not assignable to parameter of type '"/resources/vendor-only/
void client.http.GET("/resources/users", {});

// a property that no user has: Property 'emial' does not exist | Did you mean 'email'?
void client.getUser("an-id").then((user) => user.emial);
