"""English: how lifters say where, what and how much."""

from collections.abc import Mapping

from hormesis.words.lexicon.english_body import BODY

__all__ = ["WORDS"]

WORDS: Mapping[str, str] = {
    **BODY,
    # grammar of a report
    "not": "no, not, isnt, arent, wasnt, werent, dont, doesnt, didnt, without, zero, none, havent, hasnt, nor, neither, aint",
    "more": "anymore, any more, any longer",
    "ended": "no longer, off, stopped taking, came off, over with, recovered from",
    "gone": "gone, went away, gone away, has passed, cleared up, disappeared, vanished",
    "hedge": "too, very, that, so, really, super, totally, completely, extremely, quite, pretty, overly, exactly, entirely, "
    "fully, especially",
    "somewhat": "pretty, quite",
    "fine": "fine, good, ok, okay, all good, all clear, great, no issue, no issues, no problem, no problems, no complaints, "
    "alright, normal, perfect, happy, feels good, back to normal, healthy",
    "and": "and, plus, &",
    "but": "but, however, though, although",
    "ask": "should, shall, what, whats, why, how, hows, can i, could i, may i, is it, is there, do i, does, will, would, "
    "which, who, if, whether, when should, when can, tell me, am i",
    "other": "my mate, mate, mates, bro, my bro, "
    "my wife, my husband, my partner, my girlfriend, my boyfriend, my son, my daughter, my mom, my mum, my mother, "
    "my dad, my father, my brother, my sister, my friend, my client, my training partner, my gym partner, my coach, my kid, "
    "my kids, my dog, my cat, my boss, my colleague, my neighbour, my grandma, my grandpa, my aunt, my uncle, my cousin, "
    "my roommate, my trainer, wife, husband, his, her, hers, he, she, they, their, someone, somebody, people, a friend, "
    "my athlete, my patient, my buddy, your, kid, kids, child, baby, daughter, son, girlfriend, boyfriend, mom, mum, dad, "
    "mother, father, brother, sister, friend, dog, coach, client",
    "past": "never, used to, years ago, year ago, months ago, last year, last month, as a kid, as a teenager, back then, "
    "in the past, decades ago, in college, in school, when i was young, last summer, last winter, last spring, last autumn, "
    "last fall",
    "last_week": "last week, a week ago, weeks ago, the other week",
    "diagnosed": "diagnosed, diagnosed with, still, since, now",
    "unsure": "trying to, might, may be, possibly, could be, i think, hope, hoping, want to, planning, not sure, probably, "
    "diabetes, diabetic, type 2 diabetes, type 1 diabetes, suspected, suspect",
    "tomorrow": "tomorrow, next week, next month, in a few days",
    "each": "each, each side, per side, a side, both sides, either side, every side, on both sides, on each side, each leg, "
    "each arm, per leg, per arm",
    "of_ten": "out of, of, over",
    "half": "and a half",
    "or": "or, to, till",
    # when
    "time:yesterday": "yesterday, yday",
    "time:today": "today, now, right now, currently, at the moment, these days",
    "time:morning": "this morning, in the morning, woke up with, on waking, upon waking",
    "time:noon": "at noon, at lunch",
    "time:afternoon": "this afternoon",
    "time:evening": "this evening, tonight, before bed",
    "time:last_night": "last night, yesterday evening, yesterday night",
    "time:yesterday_morning": "yesterday morning",
    "time:yesterday_afternoon": "yesterday afternoon",
    "time:before_yesterday": "the day before yesterday, day before yesterday",
    "ago": "ago",
    "since": "than yesterday, as yesterday, vs yesterday, compared to yesterday, from yesterday, since yesterday, "
    "since this morning, from last night",
    "moment:after": "after training, after the workout, after my workout, after workout, after the session, after lifting, "
    "post workout, postworkout, after the gym, after gym, after my session",
    "moment:warm_up": "before training, before the workout, before my workout, before workout, before lifting, warm up, "
    "warmup, warming up, pre workout, before the session, before the gym, before gym",
    "until": "until, till, til, untill, up to, through, thru, before",
    "end_of": "end of, the end of",
    "for": "for, for another, for the next, next",
    "this_week": "this week, for the week, the rest of the week, for this week",
    "month:1": "january, jan",
    "month:2": "february, feb",
    "month:3": "march",
    "month:4": "april, apr",
    "month:5": "may",
    "month:6": "june, jun",
    "month:7": "july, jul",
    "month:8": "august, aug",
    "month:9": "september, sept, sep",
    "month:10": "october, oct",
    "month:11": "november, nov",
    "month:12": "december, dec",
    "weekday:0": "monday, mon",
    "weekday:1": "tuesday, tue, tues",
    "weekday:2": "wednesday, wed",
    "weekday:3": "thursday, thu, thurs",
    "weekday:4": "friday, fri",
    "weekday:5": "saturday",
    "weekday:6": "sunday",
    "unit:s": "s, sec, secs, second, seconds",
    "unit:min": "min, mins, minute, minutes, m",
    "unit:h": "h, hr, hrs, hour, hours",
    "unit:day": "day, days",
    "unit:week": "week, weeks, wk, wks",
    "unit:month": "month, months",
    "unit:year": "year, years, yr, yrs",
    "unit:kg": "kg, kgs, kilo, kilos, kilogram, kilograms",
    "unit:lb": "lb, lbs, pound, pounds",
    "unit:th": "th, st, nd, rd",
    "unit:reps": "reps, rep, sets, set",
    "unit:other": "km, miles, mi, km/h, bpm, steps, percent, years old",
    "times": "x, times",
    "number:0": "zero, none",
    "number:2": "two",
    "number:3": "three",
    "number:4": "four",
    "number:5": "five",
    "number:6": "six",
    "number:7": "seven",
    "number:8": "eight",
    "number:9": "nine",
    "number:10": "ten",
    "one": "one, a, an",
    # the day
    "sleep": "slept, sleep, sleeping, sleeped, bad night, rough night, good night, great night, terrible night, poor night, "
    "asleep",
    "desk": "sat, sitting, seated, desk, desk work, deskwork, at my desk, at the desk, computer, screen",
    "mass": "weighed, weigh, weight, bodyweight, body weight, weigh in, body mass, weighing, bw, scale, my weight",
    "field:energy": "energy, energy level, energy levels",
    "field:stress": "stress, stress level, stress levels",
    "field:motivation": "motivation, motivation level",
    "field:sleep_quality": "quality, sleep quality, quality of sleep, sleepquality",
    "state:energy=1": "exhausted, wiped, wiped out, drained, knackered, shattered, dead tired, no energy, zero energy, "
    "run down, burnt out, wrecked",
    "state:energy=2": "tired, fatigued, sluggish, sleepy, low energy, energy low, energy is low, lethargic",
    "state:energy=4": "energetic, energised, energized, well rested, high energy, lots of energy, good energy, energy good, "
    "energy is good, fresh",
    "state:energy=5": "full of energy, tons of energy, energy through the roof, plenty of energy, energy great",
    "state:stress=1": "no stress, zero stress, stress free, stressfree",
    "state:stress=2": "low stress, little stress, stress low, stress is low",
    "state:stress=4": "stressed, stressful, high stress, stress high, stress is high, stressed out, lots of stress, "
    "a lot of stress",
    "state:motivation=1": "no motivation, zero motivation, unmotivated",
    "state:motivation=2": "low motivation, motivation low, motivation is low",
    "state:motivation=4": "motivated, high motivation, motivation high",
    "quality:1": "terrible, terribly, awful, awfully, horrible, horribly, like crap, like shit, crap, shit, like garbage, "
    "like hell, dreadful, dreadfully",
    "quality:2": "bad, badly, poor, poorly, bad night, rough night, poor night, rough, lousy, not great, restless, restlessly",
    "quality:3": "so so, soso, average, ok, okay, alright, fine, decent, meh, not bad, normal",
    "quality:4": "good, well, good night, nicely, solid, solidly, soundly",
    "quality:5": "great, amazing, amazingly, like a baby, excellent, fantastic, perfect, perfectly, like a rock, like a log, "
    "wonderful, wonderfully, great night",
    "feel": "feel, feels, feeling, felt",
    "status:ill": "sick, ill, unwell, the flu, flu, influenza, have a cold, got a cold, caught a cold, a cold, covid, "
    "stomach bug, under the weather, came down with, bronchitis, chest infection, sinus infection",
    "status:fever": "fever, a temperature, feverish, running a temperature",
    "status:travelling": "travel, trip, travelling, traveling, business trip, on the road, away for work, on a trip, "
    "on vacation, on holiday, away on business, away from home, on holidays, work trip",
    # release
    "roll": "rolled, rolling, roll, rolled out, roll out, rolling out, foam rolled, foam rolling, foam roll, foamrolled, "
    "foamrolling, foam rolled out",
    "release": "release, released, release work, releases, self massage, massaged, smr, myofascial release, "
    "trigger point work, smashed, soft tissue work",
    "tool:roller": "foam roller, roller, foamroller, rumble roller",
    "tool:ball": "ball, massage ball, therapy ball, trigger ball",
    "tool:lacrosse_ball": "lacrosse ball, lax ball, lacrosseball, lacrosse",
    "tool:tennis_ball": "tennis ball",
    "tool:peanut": "peanut, peanut ball, double ball",
    "tool:stick": "massage stick, stick, roller stick, muscle stick",
    "tool:gun": "massage gun, theragun, percussion gun, hypervolt",
    "tool:cane": "massage cane, theracane, thera cane, cane",
    "did": "did, done, used, finished, with the, spent, on the, under",
    "pressure": "pressure",
    "stop": "stop, stop giving me, no more, dont want, do not want, dont give me, do not give me, quit, skip, leave out, "
    "leave it out, drop, stop suggesting, stop prescribing, hate, i hate, not another, take out, remove, no need for, "
    "enough of, enough with, please no more, done with, sick of, tired of, cant stand, dont like",
    # conditions and limits
    "never": "never do, i never do, never, will never do, refuse to do, wont do",
    "dislike": "hate, i hate, hates, dont like, do not like, cant stand, dislike, sick of, tired of, not a fan of, "
    "doesnt like, despise",
    "love": "love, i love, like doing, enjoy, favourite, favorite, i really like, i like",
    "order": "ignore previous instructions, ignore all previous instructions, ignore your instructions, "
    "disregard previous instructions, system prompt, you are now, override, ignore all instructions, disregard all",
    "cannot": "cant, cannot, can not, cant do, avoid, avoiding, not allowed, not supposed to, mustnt, must not, shouldnt, "
    "should not, doc says no, doctor says no, physio says no, unable to, not able to, dont do, stay away from, "
    "steer clear of, couldnt",
    "spare": "spare, protect, take it easy on, go easy on, be careful with, work around, look after",
    "because": "because of, because, due to, thanks to, on account of",
    "condition:none": "no health conditions, no conditions, no medical conditions, nothing medical, no medical issues, "
    "no health issues, no health problems, no known conditions, perfectly healthy",
    "condition:anticoagulants": "blood thinners, blood thinner, anticoagulant, anticoagulants, anticoagulated, warfarin, "
    "coumadin, eliquis, apixaban, xarelto, rivaroxaban, pradaxa, dabigatran, heparin, plavix, clopidogrel, enoxaparin, "
    "edoxaban",
    "condition:bleeding_disorder": "hemophilia, haemophilia, bleeding disorder, von willebrand, hemophiliac, haemophiliac, "
    "thrombocytopenia",
    "condition:bone_fracture": "broke my, broke, broken, fracture, fractured, stress fracture, cracked rib, broken bone, "
    "fractures",
    "condition:cancer_in_area": "cancer, tumour, tumor, metastases, metastasis",
    "condition:connective_tissue_disease": "ehlers danlos, eds, marfan, marfans, connective tissue disease, "
    "connective tissue disorder, heds",
    "condition:deep_vein_thrombosis": "dvt, deep vein thrombosis, blood clot, blood clots, thrombosis",
    "condition:diabetes_neuropathy": "diabetic neuropathy, diabetes with neuropathy, neuropathy from diabetes, "
    "diabetes and neuropathy, diabetes, diabetic, type 2 diabetes, type 1 diabetes",
    "condition:heart_condition": "heart condition, heart disease, heart problem, heart failure, arrhythmia, "
    "atrial fibrillation, afib, cardiomyopathy, coronary artery disease, heart problems",
    "condition:high_blood_pressure": "high blood pressure, hypertension, hypertensive, high bp, high blood pressures",
    "condition:loss_of_sensation": "loss of sensation, lost sensation, no sensation, no feeling in",
    "condition:muscle_tear": "tore my, tore, torn, muscle tear, ruptured, torn muscle, muscle rupture",
    "condition:neck_vascular_disease": "carotid stenosis, carotid disease, vertebral artery dissection, carotid dissection, "
    "carotid artery disease",
    "condition:osteoporosis": "osteoporosis, osteoporotic, brittle bones",
    "condition:pacemaker": "pacemaker, pace maker",
    "condition:pregnancy": "pregnant, pregnancy, expecting a baby",
    "condition:recent_surgery": "surgery, operated on, operation, c section, caesarean, had an op",
    "condition:skin_infection": "skin infection, cellulitis, infected skin, shingles, impetigo",
    "condition:varicose_veins": "varicose veins, varicose vein, varicose",
    "condition:wound": "open wound, wound, stitches, open cut",
    "breaks": "broke my, broke, broken, tore my, tore, torn, ruptured",
    # movements: what must be avoided, or what it hurts on
    "tag:overhead": "overhead, over head, overhead work, go overhead, above my head, above shoulder height, reach overhead",
    "tag:overhead+vertical_press": "overhead pressing, overhead press, overhead presses, ohp, military press, "
    "shoulder press, shoulder presses, push press",
    "tag:deep_knee_flexion": "deep squats, deep squat, deep squatting, squat deep, squatting deep, deep knee bends, "
    "deep knee bend, full squats, deep knee flexion",
    "tag:impact": "impact, jumping, jump, jumps, running, run, box jumps, jogging, plyometrics, plyos, sprinting, sprints, "
    "skipping rope",
    "tag:kneeling": "kneel, kneeling",
    "tag:hanging": "hang, hanging, dead hang, dead hangs, hangs",
    "tag:grip": "grip, gripping, grip work",
    "tag:spinal_flexion": "bend forward, bending forward, sit ups, situps, crunches, round my back, spinal flexion",
    "tag:spinal_rotation": "twist, twisting, rotate my spine, spinal rotation, russian twists",
    "tag:hip_hinge": "hinge, hinging, bend over, bending over, hip hinge",
    "tag:axial_load": "axial load, axial loading, bar on my back, weight on my back, load my spine, spinal loading",
    "tag:prone": "lie face down, lying face down, lie on my stomach, lie prone, lying prone",
    "tag:supine": "lie on my back, lying on my back, lie flat, lying flat",
    "tag:horizontal_press": "horizontal press, horizontal pressing, horizontal presses",
    "lift": "benched, squatted, deadlifted, "
    "squat, squats, squatting, back squat, back squats, front squat, front squats, front squatting, split squat, "
    "split squats, bulgarian split squats, lunge, lunges, lunging, walking lunges, bench, benching, bench press, "
    "bench presses, deadlift, deadlifts, deadlifting, rdl, rdls, romanian deadlifts, press, presses, pressing, push up, "
    "push ups, pushups, pushup, pull up, pull ups, pullups, pullup, chin up, chin ups, chinups, row, rows, rowing, dip, "
    "dips, curl, curls, curling, hip thrust, hip thrusts, calf raise, calf raises, chest press, chest fly, chest flyes, "
    "chest flies, leg press, leg curl, leg curls, leg extension, leg extensions, leg raise, leg raises, knee raises, "
    "knee raise, shoulder raises, wrist curls, wrist curl, back extension, back extensions, lat pulldown, lat pulldowns, "
    "pulldowns, lat pull down, lat raises, lateral raises, face pulls, skull crushers, step ups, good mornings, clean, "
    "cleans, snatch, snatches, thrusters, kettlebell swings, swings, tricep extensions, tricep pushdowns, "
    "triceps extensions, bicep curls, biceps curls, hamstring curls, hip abduction machine, glute bridge, glute bridges, "
    "glute kickbacks, ab wheel, neck curls, shrugs, flyes, planks, plank, burpees, stairs, going down stairs, "
    "going up stairs, going downstairs, going upstairs, climbing stairs, walking up stairs, walking down stairs, walking, "
    "cycling, biking, swimming, hiking, chest day, leg day, arm day, back day, shoulder day, push day, pull day, ab day, "
    "glute day",
    "during": "during, while, when, whenever, doing, when doing, while doing, when i, while i",
    "on": "on, with, in, at, after",
    # idioms that are no report
    "idiom": "no pain no gain, tight schedule, tight on time, tight deadline, is a pain, a pain to, pain in the ass, "
    "pain in the neck, pain in the butt, sore loser, back to training, back from, back on track, back off, back at it, "
    "back in the gym, came back, coming back, get back, got back, be back, im back, go back, going back, back to work, "
    "back home, back up, heads up, on the other hand, neck and neck, cold feet, tight form, tight shirt, tight shorts, "
    "tight jeans, tight clothes, tight belt, tight shoes, second hand, heart attack lol, sore throat, chest strap, "
    "cold sore, cold sores, deep sleep, rem sleep, light sleep, broken heart, heartbroken",
    "filler": "back again, is back, are back, i, im, ive, id, my, the, is, are, was, were, been, has, have, had, a, an, it, "
    "its, this, these, some, bit, a bit, little, slightly, kinda, kind of, somewhat, still, again, say, like, about, around, "
    "maybe, roughly, only, just, got, get, getting, me, to, also, then, there, side, sided, area, region, lot, lots, feel, "
    "today, all, day, from, by, out, up, level, with, please, at, in, on, of, for, bad, hey, hi, hello, thanks, thank you, "
    "well, both, be, do, as, own, work, im on, i take, taking, take, have a, doc says, says, doctor says, started, "
    "diagnosed with, need to, going, left out, one",
}
"""Meaning → phrases."""
