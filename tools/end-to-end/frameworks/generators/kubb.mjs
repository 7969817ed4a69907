import { AsyncEventEmitter, build } from "@kubb/core";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

const events = new AsyncEventEmitter();
for (const name of ["warn", "error"]) events.on(name, (...args) => console.error(name, ...args));
const config = { root: ".", input: { path: process.argv[2] }, output: { path: "kubb", format: false, lint: false } };
const { error } = await build({ config: { ...config, plugins: [pluginOas(), pluginTs()] }, events });
if (error) throw error;
