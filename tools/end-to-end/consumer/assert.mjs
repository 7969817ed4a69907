/** Throws unless two values are the same as JSON. */
export function equal(actual, expected) {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`expected ${wanted}, got ${found}`);
}

/** Returns what a call throws. */
export async function thrownBy(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error("expected an error, got none");
}

/** Returns what a call throws, if it is an error of a class. */
export async function throwsA(errorClass, call) {
  const error = await thrownBy(call);
  if (!(error instanceof errorClass) || !errorClass.isInstance(error)) throw error;
  return error;
}
