// Reads an iCalendar file by RFC 5545 alone, with nothing of what wrote it, and fails where a strict program would.
import * as assert from 'uvu/assert';

type Properties = Readonly<Record<string, string>>;

const OCTETS = 75;

/** Text values escape commas, semicolons, backslashes and line breaks. */
const unescaped = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one));

const content = (file: string): readonly string[] => {
  assert.ok(file.endsWith('END:VCALENDAR\r\n'), 'it ends with its last line');
  assert.not.ok(/(^|[^\r])\n|\r(?!\n)/.test(file), 'lines end with CRLF');
  const lines = file.replace(/\r\n$/, '').split('\r\n');
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= OCTETS, line);
  return lines
    .join('\r\n')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');
};

/** The calendar's own properties, and those of each event. */
export const readCalendar = (
  file: string,
): { readonly calendar: Properties; readonly events: readonly Properties[] } => {
  const calendar: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  const open: string[] = [];
  for (const line of content(file)) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/s.exec(line) ?? [];
    assert.ok(name.length > 0, `no property: ${line}`);
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') assert.is(open.pop(), value);
    else {
      const into = open.at(-1) === 'VEVENT' ? events.at(-1) : calendar;
      assert.ok(into !== undefined && open[0] === 'VCALENDAR' && !(name in into), line);
      if (name === 'DTSTART') assert.equal([parameters, /^\d{8}$/.test(value)], [';VALUE=DATE', true]);
      into[name] = unescaped(value);
    }
  }
  assert.equal([open, calendar.VERSION], [[], '2.0']);
  return { calendar, events };
};
