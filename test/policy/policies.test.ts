// The five policies as data: what each has of its own, what they share, and what an association's choice makes of them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { otherAssociations } from '../../src/domain/other-association.ts';
import { parsePolicy, policyBytes, policyFromBytes, policyText } from '../../src/domain/policy-bytes.ts';
import { relationsText, violationsText } from '../../src/i18n/policy-texts.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
import {
  choiceIn,
  chosenPolicy,
  hasViolationRules,
  POLICY_NAMES,
  type PolicyName,
  policyByName,
} from '../../src/policy/policies.ts';
import type { ActRule, DutyRule, Policy } from '../../src/policy/types.ts';
import { policyHash } from '../../src/protocol/check/index.ts';
import { ready } from '../../src/protocol/sodium.ts';

const test = suite('the five policies');
const root = fileURLToPath(new URL('../..', import.meta.url));

const relationsOf = (name: PolicyName) => {
  const { relations } = policyByName(name);
  if (relations === undefined) throw new Error('each of the five has relations rules');
  return relations;
};

const choiceOf = (name: PolicyName, more: Partial<Parameters<typeof chosenPolicy>[0]> = {}): Policy =>
  chosenPolicy({ policyBase: name, quorum: 2, adopted: true, maxReplyDays: 30, ...more });

test('all five stand as data under their numbers, in the same edition, and each comes back from its bytes', () => {
  for (const name of POLICY_NAMES) {
    assert.is(policyByName(name).version, ASSOCIATION_001.version.replace('001', name));
    assert.is(relationsOf(name).base, name);
    const policy = choiceOf(name);
    assert.equal(policyFromBytes(policyBytes(policy)), policy, name);
  }
  assert.is(new Set(POLICY_NAMES.map((name) => policyText(choiceOf(name)))).size, POLICY_NAMES.length);
});

test('001 has seven channels; the eighth is branch offices in 000, 003 and 004 and field sites in 002', () => {
  const last = (name: PolicyName) => [relationsOf(name).channels.length, relationsOf(name).channels.at(-1)];
  assert.equal(last('001'), [7, 'website']);
  for (const name of ['000', '003', '004'] as const) assert.equal(last(name), [8, 'branch-representatives']);
  assert.equal(last('002'), [8, 'field-representatives']);
  assert.equal(
    [relationsOf('002').channels[0], relationsOf('002').channels[3]],
    ['direct-interview', 'letters-and-official'],
  );
});

test('002 has the officer’s tools and five of the seven steps in its own way', () => {
  const shared = relationsOf('001');
  for (const name of ['000', '003', '004'] as const) {
    assert.equal([relationsOf(name).tools, relationsOf(name).steps], [shared.tools, shared.steps]);
  }
  assert.equal([shared.tools.length, shared.steps.length], [4, 7]);
  const { tools, steps } = relationsOf('002');
  assert.equal(tools, ['bylaws', 'beneficiary-services-guide', 'support-and-aid-policy', 'request-forms']);
  assert.is(steps.length, 7);
  assert.equal(
    steps.filter((step) => shared.steps.includes(step)),
    ['complete-registration'],
  );
});

test('two weeks are a floor where they are printed, with thirty days proposed as the most; 002 has no number at all', () => {
  for (const name of ['000', '001', '003', '004'] as const) {
    assert.equal(relationsOf(name).reply, { min_reply_days: 14, max_reply_days: 30 }, name);
  }
  assert.equal(relationsOf('002').reply, {});
});

test('a policy without the most days of an answer, or with fewer than its floor, is no policy that could be signed', () => {
  const { maxReplyDays: _, ...without } = { policyBase: '002', quorum: 2, adopted: true, maxReplyDays: 1 } as const;
  const unsaid = chosenPolicy(without);
  assert.is(parsePolicy(JSON.parse(policyText(unsaid))), undefined);
  assert.ok(parsePolicy(JSON.parse(policyText(choiceOf('002', { maxReplyDays: 10 })))));
  assert.is(parsePolicy(JSON.parse(policyText(choiceOf('003', { maxReplyDays: 13 })))), undefined);
  for (const absurd of [0, -1, 366, 1.5, Number.MAX_SAFE_INTEGER]) {
    const value: unknown = {
      ...choiceOf('002'),
      relations: { ...relationsOf('002'), reply: { max_reply_days: absurd } },
    };
    assert.is(parsePolicy(value), undefined, String(absurd));
  }
});

test('the violation rules are 001’s own and the others’ only where they adopted them', () => {
  assert.ok(hasViolationRules(policyByName('001')));
  assert.ok(hasViolationRules(choiceOf('001', { adopted: false })), '001 has them in its own text');
  for (const name of ['000', '002', '003', '004'] as const) {
    assert.not(hasViolationRules(policyByName(name)), name);
    assert.ok(hasViolationRules(choiceOf(name)), name);
    assert.not(hasViolationRules(choiceOf(name, { adopted: false })), name);
    assert.equal(choiceOf(name).duties, ASSOCIATION_001.duties);
  }
});

test('what was chosen can be read from the policy, and makes the same policy again, byte for byte', () => {
  for (const name of POLICY_NAMES) {
    for (const adopted of [true, false]) {
      const policy = choiceOf(name, { adopted, quorum: 3, maxReplyDays: 21 });
      const choice = choiceIn(policy);
      assert.ok(choice);
      assert.equal(policyBytes(chosenPolicy(choice)), policyBytes(policy));
    }
  }
  assert.equal(policyText(choiceOf('001')), policyText(withQuorum(ASSOCIATION_001, 2)));
});

test('a policy from before the five is read as it was, and takes reports', () => {
  const { adopted: _, relations: __, ...before } = ASSOCIATION_001;
  const old: Policy = { ...before, version: '001-3' };
  const read = policyFromBytes(policyBytes(old));
  assert.equal(read, old);
  assert.ok(hasViolationRules(old));
  assert.is(choiceIn(old), undefined);
});

/** Feedback was owed from ratifying on, and no closing before it met it; every step of the Labour Law had minutes. */
const actBefore = (rule: ActRule): ActRule => {
  if (rule.act === 'acknowledge') return { ...rule, owes: [] };
  if (rule.act === 'ratify') return { ...rule, owes: ['feedback'] };
  if (rule.act === 'labour-step') return { ...rule, entries: [{ type: 'minutes', room: 'deliberation' }] };
  return rule.act === 'close' || rule.act === 'resolve' ? { ...rule, meets: ['review'] } : rule;
};

test('what 001-4 said is said still, byte for byte: the newer version adds two acts, owes feedback from the start, bounds pauses, and tells how long a disclosure is withheld', async () => {
  await ready;
  const { disclosure, pausing } = ASSOCIATION_001;
  assert.ok(disclosure && pausing);
  const { in_all: inAll, ...pausingBefore } = pausing;
  assert.equal(inAll, { days: 30, times: 2 });
  assert.equal([disclosure.withheld, disclosure.longest], [{ days: 90 }, { days: 90 }], 'what is printed can be had');
  const before: Policy = {
    ...ASSOCIATION_001,
    version: '001-4',
    acts: ASSOCIATION_001.acts.filter(({ act }) => act !== 'resume' && act !== 'check-in-wish').map(actBefore),
    duties: ASSOCIATION_001.duties.map(
      (rule): DutyRule =>
        rule.duty === 'feedback'
          ? { ...rule, from: ['ratify'], counted_from: 'acknowledge', or_later: { working_days: 5 } }
          : rule,
    ),
    disclosure: { ...disclosure, withheld: { days: 180 } },
    pausing: pausingBefore,
  };
  assert.is(policyHash(policyBytes(before)), 'RmNFbdKMt_ofbfGMxjOWh-VoNagRJIbPbvtl2MKvTOk');
  assert.equal(policyFromBytes(policyBytes(before)), before);
});

test('each policy’s words are as many as its data, in both languages', () => {
  for (const name of POLICY_NAMES) {
    const { channels, tools, steps } = relationsOf(name);
    for (const lang of ['ar', 'en'] as const) {
      const counts = relationsText(lang, name, 'x').parts.map(({ lines }) => lines.length);
      const found = relationsText(lang, name, 'x').parts.slice(-3);
      // 002 goes on with confidentiality, satisfaction and validity.
      const parts = name === '002' ? relationsText(lang, name, 'x').parts.slice(4, 7) : found;
      assert.equal(
        parts.map(({ lines }) => lines.length),
        [channels.length, tools.length, steps.length],
        `${name} ${lang}: ${counts.join(' ')}`,
      );
    }
    assert.equal(
      relationsText('ar', name, 'x').parts.map(({ lines, list }) => [lines.length, list]),
      relationsText('en', name, 'x').parts.map(({ lines, list }) => [lines.length, list]),
    );
  }
});

test('channels and tools are told in the words that the printed text has for them', () => {
  for (const name of POLICY_NAMES) {
    const text = relationsText('ar', name, 'x').parts.flatMap(({ lines }) => lines);
    const words = relationsTexts('ar');
    for (const tool of relationsOf(name).tools) assert.ok(text.includes(words.tools[tool]), `${name} ${tool}`);
    const said = relationsOf(name).channels.filter((channel) => !text.includes(words.channels[channel]));
    // 002 has «خدمات التطوع», in the plural.
    assert.equal(said, name === '002' ? ['volunteering'] : [], name);
  }
});

test('the mended places of the printed texts stand as the design reads them', () => {
  const rules = violationsText('ar', 'x').parts.flatMap(({ lines }) => lines);
  assert.is(rules.length, 11);
  const all = rules.join('\n');
  for (const right of [
    'قد يترتب عليه إخلال الجمعية بالتزامات السرية',
    'تدقيق داخلي أو تحقيق رسمي',
    'بإشعار استلام البلاغ ورقم هاتف للتواصل',
    'بإطلاع رئيس مجلس الإدارة',
    'قانون العمل الساري المفعول',
  ]) {
    assert.ok(all.includes(right), right);
  }
  for (const name of POLICY_NAMES) {
    const text = JSON.stringify(relationsText('ar', name, 'x'));
    assert.not.match(text, /التصدير|في الداء|المستخدمين|السمعة|[ءآ]{2}/, name);
    if (name !== '002') assert.match(text, /تبعات التقصير في الأداء/);
    if (name !== '002') assert.match(text, /خلال مدة لا تقل عن أسبوعين/);
    // Of the visiting beneficiary nobody says what begins the internal auditor's title.
    assert.not.match(text, /المراجع(?!\p{L})(?! الداخلي)/u);
  }
  assert.match(JSON.stringify(relationsText('ar', '002', 'x')), /خلال مدة زمنية محددة/);
});

test('every text names the association that was typed, and no other one', () => {
  const name = { ar: 'جمعية الواحة الخضراء', en: 'Green Oasis Association' };
  for (const lang of ['ar', 'en'] as const) {
    for (const base of POLICY_NAMES) {
      const text = relationsText(lang, base, name[lang]);
      const lines = [text.title, ...text.parts.flatMap(({ heading, lines }) => [heading, ...lines])];
      assert.ok(
        lines.some((line) => line.includes(name[lang])),
        base,
      );
      for (const line of lines) {
        assert.equal(otherAssociations(line, name), [], line);
        assert.not.ok(line.includes('{'), line);
      }
    }
  }
});

/** Hashes of names that stand under approvals in the printed texts, whole and in runs of two words and more; nobody's name stands here. */
const SIGNATORIES = [
  'Eq4x0YwvcTslY7Lk',
  'nG2RLDmGg8FPDcI4',
  'hvbP8Wu_FhOCe8xJ',
  'gz8h2YP_agq0iPDE',
  'NZ1d_d2gqHcLSpcq',
  'KzeEHKQzLbIG3wWz',
  '8amGx2dc2jPcX7sf',
];
const LONGEST = 4;

const hashOf = (words: readonly string[]): string =>
  createHash('sha256').update(words.join(' ')).digest('base64url').slice(0, 16);

const SHIPPED = ['src', 'views', 'static', 'migrations', 'test', 'README.md', 'SECURITY.md', 'package.json'];
const filesIn = (path: string): readonly string[] =>
  statSync(join(root, path)).isDirectory()
    ? readdirSync(join(root, path)).flatMap((name) => filesIn(join(path, name)))
    : [path];

test('the names of who signed the printed texts stand in no file that is shipped', () => {
  const wanted = new Set<string>(SIGNATORIES);
  const texts = SHIPPED.flatMap(filesIn).filter((file) => /\.(?:tsx?|md|txt|css|json|sql|html)$/.test(file));
  assert.ok(texts.length > 500);
  const found = texts.flatMap((file) => {
    const words = readFileSync(join(root, file), 'utf8').match(/\p{Script=Arabic}+/gu) ?? [];
    return words.some((_, at) =>
      Array.from({ length: LONGEST - 1 }, (__, n) => words.slice(at, at + n + 2)).some((some) =>
        wanted.has(hashOf(some)),
      ),
    )
      ? [file]
      : [];
  });
  assert.equal(found, []);
});

test.run();
