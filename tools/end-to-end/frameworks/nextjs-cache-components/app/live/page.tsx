import { Suspense } from "react";
import { frontegg } from "../../lib";

/** Rendered for each visit, behind a page that is built. */
async function OwnerNow() {
  const { name } = await frontegg().getUser("owner");
  return <h1>{name}</h1>;
}

export default function LivePage() {
  return (
    <Suspense fallback={<p>Loading…</p>}>
      <OwnerNow />
    </Suspense>
  );
}
