/** Every response with content has named examples: the mock serves them and the contract tests enumerate them. */
export function responseExamples() {
  return {
    Response: {
      MediaType(mediaType, { report, location, resolve }) {
        const examples = Object.entries(mediaType.examples ?? {});
        if (examples.length === 0) {
          report({ message: "A response with content must have at least one named example in `examples`.", location });
        }
        for (const [name, example] of examples) {
          const { node } = resolve(example);
          // An unresolved reference is reported by the built-in rule `no-unresolved-refs`.
          if (node === undefined || node.summary) continue;
          report({
            message: `Example \`${name}\` must have a summary.`,
            location: location.child(["examples", name]).key(),
          });
        }
      },
    },
  };
}
