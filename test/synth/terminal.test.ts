import { wantsColor } from '../../src/synth/terminal';

function stream(isTTY: boolean | undefined, colors = true): NodeJS.WriteStream {
  return { isTTY, hasColors: () => colors } as NodeJS.WriteStream;
}

describe('colours', () => {
  const before = process.env.FORCE_COLOR;
  beforeEach(() => delete process.env.FORCE_COLOR);
  afterAll(() => (before === undefined ? delete process.env.FORCE_COLOR : (process.env.FORCE_COLOR = before)));

  test('are wanted on a terminal that has them, and nowhere else', () => {
    expect(wantsColor(stream(true))).toBe(true);
    expect(wantsColor(stream(true, false))).toBe(false);
    expect(wantsColor(stream(undefined))).toBe(false);
  });

  test.each([
    ['1', true],
    ['', true],
    ['0', false],
    ['false', false],
  ])('are decided by FORCE_COLOR=%s', (forced, wanted) => {
    process.env.FORCE_COLOR = forced;
    expect([wantsColor(stream(true)), wantsColor(stream(undefined))]).toEqual([wanted, wanted]);
  });
});
