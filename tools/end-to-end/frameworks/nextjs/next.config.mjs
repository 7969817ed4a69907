export default {
  // "use cache" without cacheComponents, whose pages may not have `revalidate`.
  experimental: { useCache: true },
  // The snippets' tests compile these files.
  typescript: { ignoreBuildErrors: true },
};
