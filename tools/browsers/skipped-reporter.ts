import type { Reporter, TestSuiteResult } from '@web/test-runner';

/** Says by name, at the end of a run, which tests a browser skipped. */
export function skippedReporter(): Reporter {
  return {
    stop({ sessions }) {
      for (const { browser, testResults } of sessions)
        for (const name of skippedIn(testResults)) console.log(`- ${browser.name}: not run: ${name}`);
    },
  };
}

function skippedIn(suite: TestSuiteResult | undefined): string[] {
  if (!suite) return [];
  return [
    ...suite.tests.filter(({ skipped }) => skipped).map(({ name }) => name),
    ...suite.suites.flatMap((each) => skippedIn(each).map((name) => `${each.name} ${name}`)),
  ];
}
