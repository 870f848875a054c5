import { config } from 'zod';

// Zod tries out `new Function` when a schema is made; the policy of the page forbids it and would report the attempt.
config({ jitless: true });
