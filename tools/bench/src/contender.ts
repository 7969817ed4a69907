import type { User, UserUpdate } from "@frontegg-identity/types";

/** One way to call the API. A file in `contenders/` exports one, and `contenders.ts` lists it. */
export interface Contender {
  readonly name: string;
  /** What it does besides sending the request and parsing the answer. */
  readonly features: Features;
  /** Prepares the calls: what happens here is not measured. */
  readonly create: (environment: Environment) => Calls | Promise<Calls>;
}

/** What a contender is configured to do, in a few words for the table. False: it has no such thing, or it is off. */
export interface Features {
  /** Where the bearer token comes from on each call. */
  readonly token: "constant" | "function" | "renewed";
  /** Which part of a call the time limit covers. */
  readonly timeout: false | "headers" | "whole call";
  /** Whether a rate limit or a passing failure is tried again. */
  readonly retry: false | "on" | "on, Retry-After";
  /** What a failed response becomes: nothing, an error with its status, or one with the API's error fields read. */
  readonly errors: false | "status" | "typed";
  /** Whether the compiler checks path, body and answer against the spec. */
  readonly types: boolean;
}

/** What a contender talks to. */
export interface Environment {
  /** Without a trailing slash; `/identity` is its end. */
  readonly baseUrl: string;
  /** The in-process transport; undefined on loopback, where each contender uses the transport that it has. */
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly token: string;
  readonly credentials: { readonly clientId: string; readonly secret: string };
}

/** The two operations that are measured. */
export interface Calls {
  readonly getUser: (userId: string) => Promise<User>;
  readonly updateUser: (userId: string, update: UserUpdate) => Promise<User>;
  /** Stops what would keep the process alive. */
  readonly close?: () => Promise<void>;
}

/** Ours: what the figures of the record begin with that are of this client. */
export const OURS = "@frontegg-identity/client";
/** The limit that every contender is measured against. */
export const REFERENCE = "bare fetch, timer";

/** The time limit of every contender that has one, in milliseconds. */
export const TIMEOUT_MS = 10_000;
/** The further attempts of every contender that has retries. */
export const MAX_RETRIES = 2;

export const getUserPath = (userId: string): string => `/resources/vendor-only/users/v1/${encodeURIComponent(userId)}`;
export const updateUserPath = (userId: string): string => `/resources/users/v1/${encodeURIComponent(userId)}`;
