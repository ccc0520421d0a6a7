/** The languages and regions whose dates and numbers people can choose, with their names. */
export const FORMATS = {
  "en-US": "United States",
  "en-GB": "United Kingdom",
  "en-CA": "Canada",
  "en-AU": "Australia",
  "en-IN": "India",
  "de-DE": "Germany",
  "de-CH": "Switzerland",
  "fr-FR": "France",
  "es-ES": "Spain",
  "it-IT": "Italy",
  "nl-NL": "Netherlands",
  "pl-PL": "Poland",
  "pt-BR": "Brazil",
  "sv-SE": "Sweden",
  "ja-JP": "Japan",
} as const;
