export default {
  // Next.js prefers cacheComponents to it, but pages may not have `revalidate` there.
  experimental: { useCache: true },
  // types.test.ts compiles what users write.
  typescript: { ignoreBuildErrors: true },
};
