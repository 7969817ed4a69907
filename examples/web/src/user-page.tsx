import type { User, UserUpdate } from "@frontegg-identity/types";
import { useState, type ReactElement, type SubmitEvent } from "react";
import { api } from "./api.ts";
import { GatewayError } from "./gateway-error.ts";
import { useUserUpdate } from "./use-user-update.ts";
import { userUpdateProblems } from "./user-update-problems.ts";

/** Shows a user, and a form to change name and phone number. */
export function UserPage({ userId }: { readonly userId: string }): ReactElement {
  const { data: user, error } = api.useQuery("get", "/resources/vendor-only/users/v1/{userId}", {
    params: { path: { userId } },
  });
  if (user === undefined) return error === null ? <p role="status">Loading…</p> : <Failure error={error} />;
  return (
    <>
      <h1>{user.name ?? user.email}</h1>
      <p>{user.mfaEnrolled ? "Uses" : "Does not use"} a second factor.</p>
      <UserForm user={user} />
    </>
  );
}

function UserForm({ user }: { readonly user: User }): ReactElement {
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { isPending, isSuccess, error, update } = useUserUpdate(user.id);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const changed = changes(new FormData(event.currentTarget), user);
    const found = userUpdateProblems(changed);
    setProblems(found);
    if (found.length === 0) update(changed);
  }

  return (
    <form onSubmit={submit}>
      <label>
        Name <input name="name" defaultValue={user.name ?? ""} />
      </label>
      <label>
        Phone number <input name="phoneNumber" defaultValue={user.phoneNumber ?? ""} />
      </label>
      <button disabled={isPending}>Save</button>
      {problems.length > 0 && <p role="alert">{problems.join(" ")}</p>}
      {error !== null && <Failure error={error} />}
      {isSuccess && <p role="status">Saved.</p>}
    </form>
  );
}

/** What the form changes of a user: a field left as it was, or empty, is not sent. */
function changes(form: FormData, user: User): UserUpdate {
  const changed = (field: "name" | "phoneNumber"): string | undefined => {
    const text = form.get(field);
    return typeof text !== "string" || text === "" || text === user[field] ? undefined : text;
  };
  return { name: changed("name"), phoneNumber: changed("phoneNumber") };
}

function Failure({ error }: { readonly error: unknown }): ReactElement {
  if (!(error instanceof GatewayError)) return <p role="alert">The server cannot be reached.</p>;
  return (
    <p role="alert">
      {error.message}
      {error.traceId !== undefined && ` (trace id ${error.traceId})`}
    </p>
  );
}
