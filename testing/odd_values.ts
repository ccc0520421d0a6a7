/** Unexpected values, each as the JSON text to send. */

/** Objects with names that have a meaning in JavaScript, and lists with items of wrong types. */
export const ODD_OBJECTS = [
  '{"toString":null}',
  '{"toString":1,"valueOf":1}',
  '{"__proto__":{"id":1}}',
  '{"__proto__":null,"toString":"x"}',
  '{"constructor":{"prototype":1}}',
  '{"hasOwnProperty":1,"length":1e9}',
  '{"toJSON":1,"then":1}',
  '[{"toString":null}]',
  "[[]]",
  "[null]",
  '[null,1,"x",{"toString":1}]',
  '{"redacted":true,"characters":-1,"quality":2}',
  '{"0":{"id":1},"1":null}',
];

/** Numbers of every size. The last ones are not valid JSON. */
export const ODD_NUMBERS = [
  ...["-1", "-0", "0.1", "1.5", "5e-324", "-1e-7", "1e21", "1e308", "-1e308", "1e400", "-1e400"],
  ...["2147483648", "4294967296", "9007199254740991", "9007199254740993"],
  ...["-9007199254740993", "9223372036854775807", "18446744073709551616", "7".repeat(400)],
  ...["1E2", "100000000000000000000.0", '"1e5"', '"0x10"', '"Infinity"', '"NaN"', '"-5"', '"1,5"'],
  ...["NaN", "Infinity", "01", "1."],
];

/** Escaped characters that are invisible, or that databases refuse. */
export const ODD_TEXTS = [
  ...[
    "\\u0000",
    "\\ud800",
    "\\udc00",
    "\\udc00\\ud800",
    "\\u202e",
    "\\u2066",
    "\\u200b",
    "\\ufeff",
  ],
  ...[
    "\\u00a0",
    "\\u2028",
    "e\\u0301",
    "\\u0130",
    "\\ufffe",
    "\\udbff\\udfff",
    "\\u0085",
    "\\u001f",
  ],
  ...["%00", "%", "|", "/", "\\\\", '\\"', "\\n", "\\t", "😀", "👩‍👩‍👧", "٣", "ﬁ", "ﷺ", "[removed]"],
  ...["__proto__", "constructor", "toString", "'; --", "<script>", "\u0301".repeat(40)],
];

const texts = [
  ...[
    "2026-02-30T10:00:00Z",
    "2026-03-02T24:00:00Z",
    "2026-03-02T10:00:60Z",
    "2026-03-02t10:00:00z",
  ],
  ...["2026-03-02T10:00", "2026-03-02 10:00:00 UTC", "2026-03-02", "0000-01-01T00:00:00Z"],
  ...["9999-12-31T23:59:59Z", "-000001-01-01T00:00:00Z", "+275760-09-13T00:00:00Z", "10:00"],
  ...[
    "1969-12-31T23:59:59Z",
    "2026-03-02T10:00:00+23:59",
    "2026-03-02T10:00:00-99:99",
    "yesterday",
  ],
  ...["Mon, 02 Mar 2026 10:00:00 +0000", "Fri, 99 Abc 2026 10:00:00 +0000", "1772446400"],
  ...["2026-03-02T10:00:00.123456789Z", "2026-W10-1", "٢٠٢٦-٠٣-٠٢T10:00:00Z"],
];

/** Times that are invalid, far in the past or future, or in rare formats. */
export const ODD_TIMES = [
  ...texts.map((text) => JSON.stringify(text)),
  ...[
    "0",
    "-1",
    "1",
    "1772446400",
    "1772446400.5",
    "1772446400000",
    "253402300800",
    "8640000000000001",
  ],
  ...["1e300", "9223372036854775807", "[2026,3,2]", '{"date":"2026-03-02","toString":1}'],
];
