import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";
import { withApiPages } from "./api/pages.ts";

export const collections = { docs: defineCollection({ loader: withApiPages(docsLoader()), schema: docsSchema() }) };
