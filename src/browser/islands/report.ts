// Entry: the report's page.
import { startReport } from '../report.ts';

void startReport();
