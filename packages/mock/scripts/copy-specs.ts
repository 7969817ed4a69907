/** Puts both specs beside the compiled mock, which reads them there. */
import { copyFileSync } from "node:fs";

for (const name of ["openapi.yaml", "environment-auth.yaml"]) {
  copyFileSync(new URL(`../../../spec/${name}`, import.meta.url), new URL(`../dist/${name}`, import.meta.url));
}
