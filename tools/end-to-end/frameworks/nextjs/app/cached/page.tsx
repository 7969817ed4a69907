import { cacheLife } from "next/cache";
import { frontegg } from "../../lib";

/** Next.js keeps the name for hours. It doesn't see the token. */
async function ownerName(): Promise<string | null | undefined> {
  "use cache";
  cacheLife("hours");
  const { name } = await frontegg().getUser("owner");
  return name;
}

export default async function OwnerPage() {
  return <h1>{await ownerName()}</h1>;
}
