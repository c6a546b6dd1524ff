"""Transcripts as programs write them; nobody in them is a person."""

TEAMS = """WEBVTT

NOTE duration:"00:00:12.0000000"

NOTE language:da-DK

6e0f2b1c-0a1b-4c2d-8e3f-112233445566/12-0
00:00:00.560 --> 00:00:03.250
<v Lægen Taler To>Velkommen til. I dag taler vi
om hverdagen i en klinik.</v>

6e0f2b1c-0a1b-4c2d-8e3f-112233445566/14-0
00:00:03.250 --> 00:00:05.000
<v Værten Taler Et>Tak, fordi jeg måtte komme.</v>

6e0f2b1c-0a1b-4c2d-8e3f-112233445566/13-0
00:00:02.900 --> 00:00:04.100
<v Lægen Taler To>Ja.</v>
"""
ZOOM = """WEBVTT

1
00:00:01.210 --> 00:00:04.630
Taler Et: Kan du høre mig? Klokken er 10:30.

2
00:00:04.700 --> 00:00:06.000
Taler To: Ja, tak.

3
00:00:06.100 --> 00:00:08.000
Husk: der er kaffe.
"""
YOUTUBE = """WEBVTT
Kind: captions
Language: da

00:00:00.160 --> 00:00:02.230 align:start position:0%
 
velkommen<00:00:00.560><c> til</c><00:00:00.880><c> et</c><00:00:01.120><c> besøg</c>

00:00:02.230 --> 00:00:02.240 align:start position:0%
velkommen til et besøg
 

00:00:02.240 --> 00:00:04.470 align:start position:0%
velkommen til et besøg
i<00:00:02.480><c> en</c><00:00:02.720><c> klinik.</c><00:00:03.200><c> her er</c>

00:00:04.470 --> 00:00:04.480 align:start position:0%
i en klinik. her er
 

00:00:04.480 --> 00:00:06.000 align:start position:0%
i en klinik. her er
ventetid<00:00:05.000><c> kl.</c><00:00:05.300><c> 10.</c><00:00:05.600><c> marts</c>
"""  # noqa: W293 - as the program writes it
WHISPER_VTT = """WEBVTT

00:00.000 --> 00:02.500
 Velkommen til podcasten.

00:02.500 --> 00:04.000
 Godt at være her.
"""
WHISPER_JSON = (
    '{"text": " Hej. Godt.", "language": "da", "segments": ['
    '{"id": 0, "seek": 0, "start": 0.0, "end": 2.5, "text": " Velkommen til podcasten."},'
    '{"id": 1, "seek": 0, "start": 2.5, "end": 4.0, "text": " Godt at være her."}]}'
)
DESCRIPT = """1
00:00:00,000 --> 00:00:02,500
Vært: Velkommen til podcasten.

2
00:00:02,500 --> 00:00:04,000
Gæst: Godt at være her.
"""
STAMPED = """Møde den 3. marts

[00:00:01] **Vært:** Velkommen.
Vi er i gang.

[00:00:04] **Gæst:** Tak.
"""
