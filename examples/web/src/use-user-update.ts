import type { User } from "@frontegg-identity/types";
import { useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { api } from "./api.ts";

/** Where a user is read. */
export const USER_PATH = "/resources/vendor-only/users/v1/{userId}";

type Update = ReturnType<typeof useUpdate>;
function useUpdate(userId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = api.queryOptions("get", USER_PATH, { params: { path: { userId } } });
  return api.useMutation("put", "/resources/users/v1/{userId}", {
    async onMutate({ body }) {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<User>(queryKey);
      queryClient.setQueryData<User>(queryKey, (user) => user && Object.assign({ ...user }, body));
      return { before };
    },
    onError: (_error, _variables, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
