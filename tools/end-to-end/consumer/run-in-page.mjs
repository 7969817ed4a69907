import * as library from "@frontegg-identity/client";
import { behaviourSuite } from "./behaviour-suite.mjs";

globalThis.runBehaviourSuite = (settings) => behaviourSuite(library, { ...settings, isBrowser: true });
