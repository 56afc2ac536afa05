"""The six questions as aiogram 3 shows it: a finite state machine kept in memory, or with `sqlite` in a file."""

import asyncio
import os
import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from benchmarks.peers import words


class Six(StatesGroup):
    q1 = State()
    q2 = State()
    q3 = State()
    q4 = State()
    q5 = State()
    q6 = State()


STATES = (Six.q1, Six.q2, Six.q3, Six.q4, Six.q5, Six.q6)


def _markup(number: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.model_validate(words.keyboard(number))


async def start(message: Message, state: FSMContext) -> None:
    await state.set_state(Six.q1)
    await state.set_data({"answers": []})
    await message.answer(words.question(1, None), reply_markup=_markup(1))


async def tapped(query: CallbackQuery, state: FSMContext) -> None:
    await query.answer()
    number, answer = query.data.split(":")[1:]
    data = await state.get_data()
    await state.set_data({"answers": [*data["answers"], answer]})
    await state.set_state(STATES[int(number)])
    following = int(number) + 1
    await query.message.edit_text(words.question(following, answer), reply_markup=_markup(following))


async def typed(message: Message, state: FSMContext) -> None:
    number = int((await state.get_state())[-1])
    answer = words.number_in(message.text)
    if answer is None:
        await message.answer(words.question(number, None), reply_markup=_markup(number))
        return
    answers = [*(await state.get_data())["answers"], f"{answer} days"]
    if number == 6:
        await state.clear()
        await message.answer(words.end(answers))
        return
    await state.set_data({"answers": answers})
    await state.set_state(STATES[number])
    await message.answer(words.question(number + 1, answers[-1]), reply_markup=_markup(number + 1))


async def main() -> None:
    if sys.argv[1:] == ["sqlite"]:
        from aiogram_sqlite_storage.sqlitestore import SQLStorage

        storage = SQLStorage("fsm.db", serializing_method="json")
    else:
        storage = MemoryStorage()
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_BASE_URL"])
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=storage)
    dispatcher.message.register(start, CommandStart())
    dispatcher.callback_query.register(tapped, F.data.startswith("o:"))
    dispatcher.message.register(typed, F.text)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
