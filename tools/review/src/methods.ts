/** The keys of a path item that are operations. @see https://spec.openapis.org/oas/v3.1.1.html#path-item-object */
export const methods: ReadonlySet<string> = new Set([
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
]);
