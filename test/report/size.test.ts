import { reportJson } from '../../src/report/json';
import { ReportTooLong, writtenInPieces, writtenWhole } from '../../src/report/size';
import { manyFindings, PRIVILEGED, sampleReport } from './sample';

test('a report for people who read JSON is indented, a long one is not', () => {
  expect(reportJson(sampleReport())).toContain('\n  "objects": 3,\n');
  const text = reportJson(sampleReport({ findings: manyFindings(PRIVILEGED, 1, 1001) }));
  expect(text.trimEnd()).not.toContain('\n');
  expect(JSON.parse(text).findings).toHaveLength(1001);
});

test('what is longer than a text can be is refused with a reason', () => {
  const message = 'x'.repeat(4_000_000);
  const report = sampleReport({ findings: manyFindings({ ...PRIVILEGED, message }, 1, 140) });
  const said =
    'the report of 140 findings and 1 added field is too long for one text as JSON; judge fewer objects at a time';
  expect(() => reportJson(report)).toThrow(
    expect.objectContaining({ constructor: ReportTooLong, message: said }) as unknown as Error,
  );
});

test('what else is thrown while a report is written is thrown on', () => {
  const error = new RangeError('Maximum call stack size exceeded');
  expect(() =>
    writtenWhole('JSON', sampleReport(), () => {
      throw error;
    }),
  ).toThrow(error);
});

test('a piece that is too long is refused when it is asked for, and others are there before', () => {
  const pieces = writtenInPieces('JSON', sampleReport(), function* () {
    yield 'first';
    yield 'x'.repeat(2 ** 29);
  });
  const told: string[] = [];
  expect(() => {
    for (const piece of pieces) {
      told.push(piece);
    }
  }).toThrow(ReportTooLong);
  expect(told).toEqual(['first']);
});
