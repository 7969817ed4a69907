export default {
  // "use cache" without cacheComponents, whose pages may not have `revalidate`.
  experimental: { useCache: true },
  // types.test.ts compiles what users write.
  typescript: { ignoreBuildErrors: true },
};
