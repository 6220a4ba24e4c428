// The calculator, for people and for everybody. It knows no case, keeps nothing, and has the day from the form's body alone.
import { type Context, Hono } from 'hono';
import { CalculatorPage, ONLY_TYPED } from '../../views/calculator.tsx';
import { isInTable } from '../domain/calculator.ts';
import { riyadhDate } from '../domain/plain-date.ts';
import { calculatorTexts } from '../i18n/calculator.ts';
import { settledPolicy } from '../store/association.ts';
import { groundOf } from '../store/foundation.ts';
import { readForm } from './admin/form.ts';
import type { AppEnv, Deps } from './deps.ts';
import { problem } from './middleware/problem.tsx';
import { dayTyped, typedDateIn, typedDateOf } from './typed-form-date.ts';
import { viewContext } from './view-context.ts';

type C = Context<AppEnv>;
type Area = 'reporter' | 'staff';

const shared = async (c: C, deps: Deps, area: Area) => {
  const association = c.get('association');
  const ground = await groundOf(deps.database.reader, association.id);
  return {
    view: viewContext(c, deps, area),
    policy: ground?.policy ?? settledPolicy(association),
    calendar: association.calendar,
  };
};

export const askPage = (deps: Deps, area: Area) => async (c: C) => {
  const typed = typedDateOf(riyadhDate(deps.clock()), c.get('lang'));
  return c.html(<CalculatorPage {...(await shared(c, deps, area))} typed={typed} />);
};

export const answerPage = (deps: Deps, area: Area) => async (c: C) => {
  const form = await readForm(c);
  if (form === undefined) return problem(c, deps, 'malformed');
  const lang = c.get('lang');
  const t = calculatorTexts(lang);
  const typed = typedDateIn(form, 'day', lang);
  const read = dayTyped(typed, lang, t.missing);
  const props = { ...(await shared(c, deps, area)), typed };
  // Whoever changed the language before they asked has asked nothing yet.
  if (form.one(ONLY_TYPED.name) === ONLY_TYPED.value) return c.html(<CalculatorPage {...props} />);
  if (!read.ok) return c.html(<CalculatorPage {...props} fault={read.words} />, 422);
  if (!isInTable(read.day)) return c.html(<CalculatorPage {...props} fault={t.outside} />, 422);
  return c.html(<CalculatorPage {...props} from={read.day} />);
};

/** For everybody: nothing that is told here is about a case. */
export const calculatorPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const address = '/:lang{(?:ar|en)}/calculator';
  app.get(address, askPage(deps, 'reporter'));
  app.post(address, answerPage(deps, 'reporter'));
  return app;
};
