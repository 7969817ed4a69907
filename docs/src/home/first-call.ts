import {
  createClient,
  environmentToken,
} from "@frontegg-identity/client";

const frontegg = createClient({
  region: "eu",
  token: environmentToken({
    clientId: process.env.FRONTEGG_CLIENT_ID!,
    secret: process.env.FRONTEGG_SECRET!,
  }),
  onAttempt({ operation, status, waitMs }) {
    console.log(operation, status, waitMs ?? "");
  },
});

const user = await frontegg.getUser(process.argv[2]!);
console.log(user.email, user.lastLogin ?? "never logged in");
