// Where else one can turn: at the association, and to the authorities outside it.
import { reporter } from '../../src/i18n/reporter.ts';
import type { ViewContext } from '../layout/view.ts';

export const Channels = (props: { readonly view: ViewContext; readonly level?: 2 | 3 | undefined }) => {
  const { association, lang } = props.view;
  const t = reporter(lang).channels;
  const phone = association.phone.trim();
  const address = association.address[lang].trim();
  const Heading = props.level === 2 ? 'h2' : 'h3';
  return (
    <div class="channels">
      {phone === '' && address === '' ? null : (
        <>
          <Heading>{t.own}</Heading>
          <ul>
            {phone === '' ? null : (
              <li>
                {t.phone}: <bdi dir="ltr">{phone}</bdi>
              </li>
            )}
            {address === '' ? null : (
              <li>
                {t.address}: {address}
              </li>
            )}
          </ul>
        </>
      )}
      {association.routes.length === 0 ? null : (
        <>
          <Heading>{t.external}</Heading>
          <p>{t.externalText}</p>
          <ul>
            {association.routes.map((route) => (
              <li>
                <strong>
                  {route.url === undefined || route.url === '' ? (
                    route.name[lang]
                  ) : (
                    <a href={route.url} rel="noreferrer noopener">
                      {route.name[lang]}
                    </a>
                  )}
                </strong>
                {route.detail[lang].trim() === '' ? null : <>: {route.detail[lang]}</>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
