/** Names of the files that a downloaded project has beside the learner's own. */
export const ADDED = [
  "README.md",
  "requirements.txt",
  "requests.http",
  "test_requests.py",
  "data.json",
  "load_data.py",
] as const;
