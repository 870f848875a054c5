/**
 * Every failure a user can meet: its stable ASCII code, and the number that stands for it in an envelope.
 * The sentence for a code is `errors.<code>` in `locales/*.json`; its placeholders are the params.
 * Numbers are never reused; add at the end of a block.
 */
export const ERROR_NUMBERS = {
  internal: 1000,
  usage: 1001,
  cancelled: 1002,
  'params-missing': 1003,
  'out-of-order': 1004,
  'run-incomplete': 1005,

  'workspace-schema': 1100,
  'workspace-busy': 1101,
  'workspace-untrusted': 1102,
  'workspace-invalid': 1103,
  'workspace-not-initialised': 1104,
  'vcs-unknown': 1105,
  'p4-values-invalid': 1106,
  'credentials-tracked': 1107,
  'gitignore-unusable': 1108,
  'snapshot-missing': 1109,
  'framework-unknown': 1110,
  'layer-missing': 1111,
  'snapshot-none': 1112,

  'adapter-invalid': 1200,
  'adapter-timeout': 1201,
  'adapter-failed': 1202,

  'figma-auth': 1300,
  'figma-forbidden': 1301,
  'figma-not-found': 1302,
  'figma-rate-limited': 1303,
  'figma-timeout': 1304,
  'figma-offline': 1305,
  'figma-unexpected-content': 1306,
  'figma-bad-request': 1307,
  'figma-url-invalid': 1308,
  'figma-token-missing': 1309,
  'figma-too-large': 1310,

  'design-unreadable': 1400,
  'design-invalid': 1401,
  'design-empty': 1402,
  'design-too-deep': 1403,
  'design-too-large': 1404,
  'image-broken': 1405,
  'dedup-unknown': 1406,
  'dedup-model-invalid': 1410,
  'image-decisions-invalid': 1411,
  'image-decisions-full': 1412,

  'disk-full': 1500,
  'read-only': 1501,
  'too-many-files': 1502,
  'path-outside': 1503,
  'in-the-way': 1504,

  'scope-violation': 1600,
  'plan-missing': 1601,
  'plan-stale': 1602,
  'plan-incomplete': 1603,
  'plan-too-large': 1604,
  'protected-path': 1605,
  'file-locked': 1606,
  'not-approved': 1607,
  'run-missing': 1608,
  'nothing-to-undo': 1609,
  'draft-unsupported': 1610,
  'proposal-invalid': 1611,
  'gate-answered': 1612,
  'nothing-to-score': 1613,
  'stopped-midway': 1614,
  'code-map-invalid': 1615,

  'agent-crashed': 1700,
  'agent-silent': 1701,
  'agent-missing': 1702,
  'agent-busy': 1703,
  'model-unavailable': 1704,
  'model-failed': 1705,

  'not-connected': 1800,
  'client-ambiguous': 1801,
  'client-disconnected': 1802,
  'client-busy': 1803,
  'eval-timeout': 1804,
  'port-in-use': 1805,
  'pool-full': 1806,
  'client-unknown': 1807,
  'bridge-unreachable': 1808,
  'bridge-not-started': 1809,
  'bridge-token-refused': 1810,
  'bridge-token-unusable': 1811,
  'bridge-id-in-use': 1812,
  'bridge-too-large': 1813,
  'bridge-lost': 1814,
  'agent-not-connected': 1815,
  'tool-timeout': 1816,
  'snippet-failed': 1817,
  'bridge-channel-taken': 1818,
  'canvas-refused': 1819,
  'sandbox-closed': 1830,
  'sandbox-not-approved': 1831,
  'sandbox-incomplete': 1832,
  'sandbox-full': 1833,
  'sandbox-choose': 1834,
  'sandbox-too-large': 1835,

  'vcs-failed': 1900,
  'vcs-timeout': 1901,
  'file-unreadable': 1902,
  'preview-failed': 1903,
  'browser-missing': 1904,
} as const;

export type ErrorCode = keyof typeof ERROR_NUMBERS;
export type ErrorParams = Readonly<Record<string, string | number>>;

/** A failure as data: the sentence is made at the edge, in the language of the user. */
export interface Failure {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** What crosses a wall when something failed: the code, and the sentence already made. */
export interface FailureText {
  readonly code: ErrorCode;
  readonly message: string;
}

const codeByNumber = new Map<number, ErrorCode>(
  Object.entries(ERROR_NUMBERS).map(([code, number]) => [number, code as ErrorCode]),
);

/** The ASCII code behind the number of an envelope; a number that is not in the table is `internal`. */
export const errorCodeOf = (number: number): ErrorCode => codeByNumber.get(number) ?? 'internal';

/** Verbatim in every language; nothing migrates and nothing is guessed. */
export const SCHEMA_REMEDY = 'delete .hx/figma2code/ and re-run generic-design-init';

/** An expected failure on its way to the edge. `message` is for the log only and holds no sentence for users. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.code = code;
    this.params = params;
  }
}
