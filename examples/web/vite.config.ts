import react from "@vitejs/plugin-react";
import type { UserConfig } from "vite";

const config: UserConfig = {
  plugins: [react()],
  // `pnpm dev` in one terminal, the server in another.
  server: { proxy: { "/api": "http://127.0.0.1:3000" } },
};

export default config;
