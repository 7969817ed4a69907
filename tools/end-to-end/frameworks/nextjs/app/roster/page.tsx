import { frontegg } from "../../lib";

// The client's requests aren't cached, so Next.js renders this page for each visit.
export const revalidate = 3600;

export default async function RosterPage() {
  const { name } = await frontegg().getUser("owner");
  return <h1>{name}</h1>;
}
