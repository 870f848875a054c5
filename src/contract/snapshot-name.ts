/** Name of a snapshot directory: UTC, sorts by time, e.g. `20261120T140203.123Z`. Anything else in `output/` is foreign. */
export const SNAPSHOT_NAME = /^\d{8}T\d{6}\.\d{3}Z$/;

/** How many snapshots of a framework are kept. */
export const SNAPSHOTS_KEPT = 10;
