/** Mistakes that people make. Each fails to compile. The client's own type tests have more. */
import { createClient } from "@frontegg-identity/client";

const token = "a.b.c";
const client = createClient({ region: "eu", token });

// @ts-expect-error a misspelt option
createClient({ region: "eu", token, timeoutMS: 1_000 });
// @ts-expect-error a misspelt option of a call
void client.getUser("an-id", { timeout: 1_000 });
// @ts-expect-error a region that does not exist
createClient({ region: "ue", token });
// @ts-expect-error credentials in the client's options
createClient({ region: "eu", token, credentials: { clientId: "an-id", secret: "a-secret" } });
// @ts-expect-error no server
createClient({ token });
// @ts-expect-error a field that is not in the spec
void client.updateUser("an-id", { fullName: "Ada" });
// @ts-expect-error a path that is not in the spec
void client.http.GET("/resources/users", {});
// @ts-expect-error a property that no user has
void client.getUser("an-id").then((user) => user.emial);
