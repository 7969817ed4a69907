import { unstable_cache } from "next/cache";
import { frontegg } from "../../lib";

// Built with the site, and again with the first visit after an hour.
export const revalidate = 3600;

// Next.js keeps the name. It doesn't see the token.
const ownerName = unstable_cache(
  async () => {
    const { name } = await frontegg().getUser("owner");
    return name;
  },
  ["owner-name"],
  { revalidate: 3600 },
);

export default async function OwnerPage() {
  return <h1>{await ownerName()}</h1>;
}
