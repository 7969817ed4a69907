import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, messageOf, UsageError } from "../usage-error.ts";

const BEAT_MS = 1_000;
/** A run on another machine, or in another container, that was silent for so long is dead. */
const SILENT_MS = 10_000;
/** How long a lock that was taken over must stay ours before we trust it. */
const SETTLE_MS = 100;

/** Identifies the holder of a lock. */
interface Owner {
  readonly id: string;
  readonly host: string;
  readonly place: string;
  readonly pid: number;
}

/** A lock that one process at a time holds. */
export interface JournalLock {
  /** @throws If another run has taken the lock because this process stood still for too long. */
  check(): void;
  release(): void;
}

/**
 * Locks a file with a second file beside it, which is touched every second. That works across containers and on network
 * drives, where a process ID says nothing.
 *
 * @throws {@link UsageError} if another run holds the lock, or the folder is read-only.
 */
export async function lockJournal(path: string): Promise<JournalLock> {
  const file = `${path}.lock`;
  const owner: Owner = { id: randomUUID(), host: hostname(), place: processSpace(), pid: process.pid };
  const text = JSON.stringify(owner);
  const isOurs = (): boolean => readIfExists(file) === text;

  if (!create(file, text)) {
    const found = readIfExists(file);
    if (found !== undefined && !isDead(found) && !(await isSilent(file, found))) {
      throw new UsageError(`Another run is using ${path} (${describe(found)}). Wait for it to end, or stop it.`);
    }
    replace(file, text, found);
    await sleep(SETTLE_MS);
    if (!isOurs()) throw new UsageError(`Another run has just started to use ${path}`);
  }
  const beat = setInterval(() => {
    try {
      if (isOurs()) utimesSync(file, new Date(), new Date());
    } catch {
      // `check` reports it before the next request.
    }
  }, BEAT_MS);
  beat.unref();

  return {
    check() {
      if (!isOurs()) throw new Error(`${file} is no longer ours: another run has taken over`);
    },
    release() {
      clearInterval(beat);
      if (isOurs()) rmSync(file, { force: true });
    },
  };
}

/** Writes a file unless it exists. */
function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    // A full disk can leave an empty one.
    rmSync(file, { force: true });
    throw new UsageError(`The journal can't be locked: ${messageOf(error)}`);
  }
}

/** Puts a lock in the place of a dead one. */
function replace(file: string, text: string, found: string | undefined): void {
  const own = `${file}.${process.pid}`;
  rmSync(own, { force: true });
  create(own, text);
  if (readIfExists(file) !== found) rmSync(own);
  else renameSync(own, file);
}

/** Tells whether the holder of a lock was a process of this machine that has ended, or an earlier one with our own ID. */
function isDead(found: string): boolean {
  const owner = ownerOf(found);
  if (owner === undefined || owner.place !== processSpace()) return false;
  if (owner.pid === process.pid) return true;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/** Names the space in which a process ID has a meaning: on Linux this boot of this machine, and its container. */
function processSpace(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** Watches a lock until it is touched, or has been silent for too long. */
async function isSilent(file: string, found: string): Promise<boolean> {
  const touched = (): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const first = touched();
  for (let waitedMs = 0; waitedMs < SILENT_MS; waitedMs += BEAT_MS) {
    await sleep(BEAT_MS);
    if (touched() !== first || readIfExists(file) !== found) return touched() === undefined;
  }
  return true;
}

function describe(found: string): string {
  const owner = ownerOf(found);
  return owner ? `process ${owner.pid} on ${owner.host}` : "it has just started";
}

function ownerOf(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner; // `lockJournal` writes nothing else
  } catch {
    return undefined; // another run is about to write it
  }
}

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
