// Right answers to the setup questions, as the administrator's form sends them.

export const answers = {
  'name-ar': 'جمعية الواحة',
  'name-en': 'Oasis Association',
  licence: '4711',
  phone: '+966 11 000 0000',
  'address-ar': 'الرياض، حي النخيل',
  'address-en': 'Riyadh, Al Nakheel',
  'contact-ar': 'مسؤول الخصوصية، privacy@example.org',
  'contact-en': 'Privacy officer, privacy@example.org',
  'exit-url': 'https://weather.example.org/',
  'public-address': 'https://reports.example.org',
  quorum: '2',
  'route-1-name-ar': 'جهة رقابية',
  'route-1-name-en': 'An authority',
  'route-1-detail-ar': 'هاتف 111',
  'route-1-detail-en': 'Telephone 111',
  'route-1-url': 'https://authority.example.org/',
};
