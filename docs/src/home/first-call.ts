import { createClient } from "@frontegg-identity/client";

const frontegg = createClient({
  region: "eu",
  token: process.env.FRONTEGG_TOKEN!,
  onAttempt({ operation, status, waitMs }) {
    console.log(operation, status, waitMs ?? "");
  },
});

const user = await frontegg.getUser(process.argv[2]!);
console.log(user.email, user.lastLogin ?? "never logged in");
