export default {
  typescript: { ignoreBuildErrors: true },
  // What takes most of a build's time, and has nothing to do with caching.
  outputFileTracing: false,
  experimental: { cpus: 1 },
  webpack: (config) => ({ ...config, optimization: { ...config.optimization, minimize: false } }),
};
