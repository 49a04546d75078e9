/** Where every service in a cluster serves health and metrics, away from its traffic (the port that OpenTelemetry registered for Prometheus). */
export const MANAGEMENT_PORT = 9464;
