/**
 * Feeds every attempt to a structured logger and to OpenTelemetry metrics.
 *
 *     node observability.ts
 */
import { createClient, type AttemptEvent } from "@frontegg-identity/client";
import { metrics } from "@opentelemetry/api";
import { ConsoleMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { pino } from "pino";
import { startUnreliableServer } from "./start-unreliable-server.ts";

// A service has these already: its logger, and an exporter to a collector in place of the console.
const logger = pino();
const meterProvider = new MeterProvider({
  readers: [new PeriodicExportingMetricReader({ exporter: new ConsoleMetricExporter() })],
});
metrics.setGlobalMeterProvider(meterProvider);

const meter = metrics.getMeter("frontegg");
const attempts = meter.createCounter("frontegg.client.attempts", { unit: "{attempt}" });
const durations = meter.createHistogram("frontegg.client.attempt.duration", {
  unit: "s",
  // Those of http.client.request.duration in OpenTelemetry's conventions.
  advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
});

function observe(event: AttemptEvent): void {
  if (event.status !== undefined && event.status < 400) logger.info(event, "Frontegg answered");
  else logger.warn(event, "Frontegg failed");

  // The operation, not the path: a user id in an attribute would make a time series of each user.
  const attributes = { operation: event.operation, outcome: event.status ?? event.error };
  attempts.add(1, attributes);
  durations.record(event.durationMs / 1_000, attributes);
}

const server = await startUnreliableServer();
const frontegg = createClient({ baseUrl: server.url, token: "a-token", onAttempt: observe });

await frontegg.getUser("overloaded-once");
try {
  await frontegg.unenrollUserMfa("cut-off");
} catch (error) {
  // Every error of the client can be logged as it is: none holds a token or a secret.
  logger.error(error, "MFA was not reset");
}

await server.close();
await meterProvider.shutdown(); // exports what was collected
