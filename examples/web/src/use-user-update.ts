import type { User, UserUpdate } from "@frontegg-identity/types";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "./api.ts";

/** A change of one user: how it stands, and what starts it. */
export interface UserUpdating {
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  /** Not the body that `paths` promises: the gateway's middleware throws an error in its place. */
  readonly error: unknown;
  readonly update: (body: UserUpdate) => void;
}

/** Changes a user. The page shows the change at once, and takes it back if it fails. */
export function useUserUpdate(userId: string): UserUpdating {
  const queryClient = useQueryClient();
  const params = { path: { userId } };
  const { queryKey } = api.queryOptions("get", "/resources/vendor-only/users/v1/{userId}", { params });

  const { isPending, isSuccess, error, mutate } = api.useMutation("put", "/resources/users/v1/{userId}", {
    async onMutate({ body }) {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<User>(queryKey);
      // What is undefined is not sent, and stays as it was.
      const changed = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      queryClient.setQueryData<User>(queryKey, (user) => user && { ...user, ...changed });
      return { before };
    },
    onError: (_error, _variables, context) => {
      queryClient.setQueryData(queryKey, context?.before);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  return { isPending, isSuccess, error, update: (body) => mutate({ params, body }) };
}
