/** `npm run faults` and `F2C_THOROUGH=1` try every place and the full numbers; a run of all tests a part that is told in the names. */
export const IS_THOROUGH = process.env['F2C_THOROUGH'] === '1';

/** How many of something that costs processes or seconds: the full number where it is asked for, else an evenly spread part. */
export const howMany = (full: number, part: number): number => (IS_THOROUGH ? full : part);
