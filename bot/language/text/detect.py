"""Which language a person clearly writes in, so that the switch can be offered once. Mixed texts are nobody's hint."""

from typing import Literal

from bot.language.lexicon.tokens import plain, word_set, word_texts

_MALAY = word_set(
    "saya sy aku kami kita awak anda dia mereka yang yg tak tidak bukan dah sudah belum boleh nak mahu kena "
    "dengan dgn untuk utk dari kepada pada di kat ke dan atau tapi kalau sebab kerana macam mana bagaimana bila "
    "berapa apa siapa kenapa mengapa ada tiada takde lagi juga sahaja je saja itu ini tu ni kerja keje masa "
    "semasa lepas sebelum jatuh gaji majikan bayar dapat dpt tolong terima kasih hari bulan tahun suami isteri "
    "anak ayah mak meninggal sakit rumah jalan pergi balik faham cakap tarikh akhir duit bantuan kemalangan kilang "
    "tuntut tuntutan borang semalam minggu dapat ambil buat suruh brp mcm camne sape ape buang dibuang diberhentikan "
    "berhenti tutup tamat jari tangan kaki kepala pinggang mata patah putus luka cedera eksiden langgar dilanggar "
    "mesin tergelincir terjatuh kerana akibat ibu bapa adik abang kakak pekerja pembantu hilang mati arwah sambung "
    "tolak ditolak rayu caruman carum potong pencen ilat kanser strok kawan pagi petang malam tadi bulanan xde takda "
    "takut malu nk tk x blik blk bgtau bagitau tanya soalan"
)
_ENGLISH = word_set(
    "i i'm my me you your he she we they the a an is are was were am do does did don't can't cannot could would "
    "should will have has had been not and or but because from with without for to of on at in into by when where "
    "what who why how much many this that there after before while during about get got lost work worked job "
    "pay paid please help want need husband passed away wife father mother died hurt injured sick money "
    "day days month months year years understand speak hand finger leg arm broke broken fell fall fired terminated "
    "retrenched laid off injury died killed factory car motorcycle way home employer worker refused rejected"
)
_CLEAR, _MOSTLY = (3, 5), (1, 2)
"""How many words of its own a language must have, and how many times those of the other."""


def clearly(text: str) -> Literal["ms", "en"] | None:
    """The language of a text of some words that holds almost none of the other's; None when that is not clear."""
    return _ahead(text, *_CLEAR)


def mostly(text: str) -> Literal["ms", "en"] | None:
    """The language a text is more in, mixed or not: the one to answer in where the person has not chosen yet."""
    return _ahead(text, *_MOSTLY)


def _ahead(text: str, least: int, times: int) -> Literal["ms", "en"] | None:
    """The language with some words of its own, and so many times those of the other."""
    words = word_texts(plain(text))
    malay = sum(word in _MALAY for word in words)
    english = sum(word in _ENGLISH for word in words)
    if malay >= max(least, times * english):
        return "ms"
    if english >= max(least, times * malay):
        return "en"
    return None
