import { frontegg } from "../../../lib";

/** Shows a user as the API has it now. */
export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params;
  const user = await frontegg().getUser(userId);
  return <h1>{user.name}</h1>;
}
