import { remembered } from '../../src/manifest/remembered';

describe('a remembered function', () => {
  test('gives the same values, and works each out once', () => {
    const asked: string[] = [];
    const lengthOf = remembered((text) => {
      asked.push(text);
      return text === '' ? undefined : text.length;
    });
    expect(['a', 'bb', '', 'a', ''].map(lengthOf)).toEqual([1, 2, undefined, 1, undefined]);
    expect(asked).toEqual(['a', 'bb', '']);
  });

  test('keeps no more than some thousands of texts', () => {
    let asked = 0;
    const own = remembered((text) => ({ text, turn: ++asked }));
    const texts = Array.from({ length: 10_000 }, (_, index) => String(index));
    texts.forEach(own);
    expect(own('9999').turn).toBe(10_000);
    expect(own('0').turn).toBe(10_001);
  });

  test('passes on what is thrown, and asks again', () => {
    let turn = 0;
    const own = remembered(() => {
      if (turn++ === 0) {
        throw new Error('not yet');
      }
      return turn;
    });
    expect(() => own('a')).toThrow('not yet');
    expect(own('a')).toBe(2);
  });
});
