export const openTelemetryCollectorDefaults = { drop: [] as readonly string[] };
