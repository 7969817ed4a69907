import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { UserPage } from "./user-page.tsx";

// The gateway's client has repeated what may be repeated.
const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const userId = new URLSearchParams(location.search).get("user") ?? "u-1";
const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no #root");

createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <UserPage userId={userId} />
  </QueryClientProvider>,
);
