// The home page reads the benchmark's page as text, which Vite provides.
declare module "*?raw" {
  const text: string;
  export default text;
}
