"""The indicator figures of a unit: (period before, this period), consistent with its Biểu 06 and each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from giamsat.workbook.content import DossierLine
from mau_2024.counting import between, earlier, randomness, share, whole
from mau_2024.dossiers import CERTIFIED_COPIES
from mau_2024.plan import UnitPlan

Answer = int | str | None
Pair = tuple[Answer, Answer]
"""Last period's and this period's answer; ``None`` is «chưa có»."""

ODDITIES: Mapping[tuple[str, str], Pair] = {
    ("huyen-mau-2", "cqdt.cks_cong_dan"): (None, "khoảng 10 nghìn"),
    ("quan-mau-4", "cqdt.luu_tru_so_hoa"): (5120, "trên 8500"),
    ("huyen-mau-3", "cqdt.cks_cong_dan"): (None, None),
    ("quan-mau-5", "tthc.lien_thong_dung_han"): (None, None),
    ("huyen-mau-5", "cds.du_lieu_mo_cong_bo"): (None, None),
    ("so-mau-a", "tthc.kenh_cong_khai"): (4, 5),
}
"""Answers that are words, bounds or missing on purpose."""


def figures(plan: UnitPlan, lines: Sequence[DossierLine], wards: int) -> dict[str, Pair]:
    """Return all answers by indicator id; ``wards`` is the number of phường or xã, 0 for a sở."""
    rng = randomness(f"{plan.id}/chi-tieu")
    found: dict[str, Pair] = {}
    found |= _general(plan, rng, wards)
    found |= _procedures(plan, rng)
    found |= _online(plan, rng)
    found |= _digitised(plan, rng, lines, wards)
    found |= _digital(plan, rng, wards)
    found |= _machinery(plan, rng)
    found |= {code: pair for (unit, code), pair in ODDITIES.items() if unit == plan.id}
    return found


def _level(plan: UnitPlan, rng: Random, low: float, high: float) -> float:
    """Return a share between ``low`` and ``high``, led by the unit's quality."""
    return low + (high - low) * min(1.0, max(0.0, plan.quality + between(rng, -0.12, 0.12)))


def _part(plan: UnitPlan, rng: Random, wholes: Pair, low: float, high: float) -> Pair:
    """Return a part of each of two wholes, the earlier one by a smaller share."""
    now = _level(plan, rng, low, high)
    then = now - between(rng, 0.03, 0.09)
    before, current = wholes
    return (
        None if not isinstance(before, int) else share(before, then),
        None if not isinstance(current, int) else share(current, now),
    )


def _grown(rng: Random, now: int) -> Pair:
    return earlier(rng, now), now


def _general(plan: UnitPlan, rng: Random, wards: int) -> dict[str, Pair]:
    services = 3 + whole(rng, 0, 4) if not wards else 38 + whole(rng, 0, 22)
    assigned = plan.staff + whole(rng, 3, 9)
    return {
        "bo-may.truc_thuoc": (wards + services + 1, wards + services),
        "bo-may.bien_che_giao": (assigned + 4, assigned),
        "bo-may.bien_che_co_mat": (plan.staff + 2, plan.staff),
        "tthc.thuoc_tham_quyen": (plan.procedures - whole(rng, 2, 5), plan.procedures),
        "tai-chinh.don_vi_su_nghiep": (services + 1, services),
        "tai-chinh.don_vi_tu_chu": (max(0, share(services, 0.18) - 1), share(services, 0.18)),
    }


def _procedures(plan: UnitPlan, rng: Random) -> dict[str, Pair]:
    solved = plan.before.columns()[7], plan.now.columns()[7]
    joint = _part(plan, rng, solved, 0.07, 0.13)
    reviewed = whole(rng, 14, 26)
    received = 2 + share(solved[1], 0.0022) + whole(rng, 0, 4)
    voices = (received + whole(rng, 1, 4), received)
    due = (voices[0] - 1, received - whole(rng, 0, 1))
    return {
        "tthc.lien_thong": _grown(rng, whole(rng, 6, 17)),
        "tthc.lien_thong_giai_quyet": joint,
        "tthc.lien_thong_dung_han": _part(plan, rng, joint, 0.9, 0.995),
        "tthc.cong_bo": _grown(rng, whole(rng, 6, 21)),
        "tthc.quy_trinh_noi_bo": _grown(rng, whole(rng, 5, 19)),
        "tthc.ra_soat": (reviewed - whole(rng, 2, 6), reviewed),
        "tthc.cat_giam": _grown(rng, share(reviewed, 0.3)),
        "tthc.don_gian_hoa": _grown(rng, whole(rng, 2, 5)),
        "tthc.uy_quyen": _grown(rng, whole(rng, 7, 20)),
        "tthc.phan_cap": _grown(rng, whole(rng, 5, 12)),
        "tthc.kenh_cong_khai": (3, 4),
        "tthc.kenh_pakn": (4, 5),
        "tthc.pakn_tiep_nhan": voices,
        "tthc.pakn_den_han": due,
        "tthc.pakn_dung_han": (due[0] - whole(rng, 1, 2), due[1] - (0 if plan.quality > 0.6 else whole(rng, 1, 3))),
    }


def _online(plan: UnitPlan, rng: Random) -> dict[str, Pair]:
    then, now = plan.before.columns(), plan.now.columns()
    fit = share(plan.procedures, between(rng, 0.5, 0.62))
    fitting: Pair = (fit - whole(rng, 2, 6), fit)
    whole_way = _part(plan, rng, fitting, 0.72, 1.0)
    charged: Pair = _grown(rng, share(plan.procedures, 0.45))
    paid: Pair = _part(plan, rng, (then[4] + then[5], now[4] + now[5]), 0.4, 0.52)
    return {
        "cqdt.tthc_du_dieu_kien": fitting,
        "cqdt.tthc_toan_trinh": whole_way,
        "cqdt.tthc_mot_phan": _grown(rng, share(plan.procedures - fit, 0.6)),
        "cqdt.hs_toan_trinh": _part(plan, rng, (then[4], now[4]), 0.55, 0.8),
        "cqdt.tthc_nvtc": charged,
        "cqdt.tthc_thanh_toan": _part(plan, rng, charged, 0.66, 1.0),
        "cqdt.hs_nvtc": paid,
        "cqdt.hs_thanh_toan": _part(plan, rng, paid, 0.42, 0.86),
    }


def _digitised(plan: UnitPlan, rng: Random, lines: Sequence[DossierLine], wards: int) -> dict[str, Pair]:
    then, now = plan.before.columns(), plan.now.columns()
    new: Pair = (then[4] + then[5], now[4] + now[5])
    parts = _part(plan, rng, new, 0.62, 0.96)
    archive = 2000 + 40 * plan.procedures + 100 * whole(rng, 0, 40)
    letters: Pair = _grown(rng, 1400 + 22 * plan.staff + whole(rng, 0, 700))
    keys = share(plan.staff, 0.45)
    signers: Pair = (keys - 2, keys)
    counters = 1 + wards
    found: dict[str, Pair] = {
        "cqdt.so_hoa_tphs": parts,
        "cqdt.so_hoa_ket_qua": _part(plan, rng, (then[7], now[7]), 0.6, 0.95),
        "cqdt.tai_su_dung": _part(plan, rng, parts, 0.38, 0.78),
        "cqdt.luu_tru_ke_hoach": (archive - 800, archive),
        "cqdt.luu_tru_so_hoa": _part(plan, rng, (archive - 800, archive), 0.3, 0.72),
        "cqdt.van_ban_di": letters,
        "cqdt.van_ban_ky_so": letters if plan.quality > 0.8 else _part(plan, rng, letters, 0.94, 1.0),
        "cqdt.may_tinh": (plan.staff - 3, plan.staff - (0 if plan.quality > 0.6 else whole(rng, 2, 5))),
        "cqdt.cks_cong_dan": _grown(rng, 300 + 240 * (wards or 2) + whole(rng, 0, 900)),
        "cqdt.cks_thuoc_dien": signers,
        "cqdt.cks_chuyen_dung": _part(plan, rng, signers, 0.8, 1.0),
        "cqdt.mot_cua": (counters, counters),
        "cqdt.mot_cua_thiet_bi": (share(counters, 0.4), max(1, share(counters, _level(plan, rng, 0.5, 1.0)))),
    }
    if wards:
        solved = next(line.values[7] for line in lines if line.label == CERTIFIED_COPIES)
        copies: Pair = _grown(rng, share(int(str(solved)), 0.92))
        found["cqdt.chung_thuc"] = copies
        found["cqdt.chung_thuc_dien_tu"] = _part(plan, rng, copies, 0.3, 0.68)
    return found


def _digital(plan: UnitPlan, rng: Random, wards: int) -> dict[str, Pair]:
    targets = whole(rng, 18, 26)
    sets = whole(rng, 6, 12)
    systems = whole(rng, 4, 7)
    replies = 120 + 10 * whole(rng, 4, 18)
    found: dict[str, Pair] = {
        "cds.chi_tieu_giao": (targets - 3, targets),
        "cds.chi_tieu_dat": _part(plan, rng, (targets - 3, targets), 0.55, 0.92),
        "cds.du_lieu_mo": (sets - 2, sets),
        "cds.du_lieu_mo_cong_bo": _part(plan, rng, (sets - 2, sets), 0.4, 0.9),
        "cds.he_thong_cap_do": (systems - 1, systems),
        "cds.he_thong_phe_duyet": _part(plan, rng, (systems - 1, systems), 0.55, 1.0),
        "de-an-06.phieu_hop_le": (replies - 30, replies),
        "de-an-06.phieu_hai_long": _part(plan, rng, (replies - 30, replies), 0.78, 0.95),
    }
    if wards:
        done = wards if plan.quality > 0.6 else wards - whole(rng, 1, 2)
        found["cds.don_vi_phai_quy_che"] = (wards, wards)
        found["cds.don_vi_quy_che"] = (wards - 3, done)
    return found


def _machinery(plan: UnitPlan, rng: Random) -> dict[str, Pair]:
    advice = whole(rng, 14, 32)
    criteria = 68 if plan.is_department else 80
    cases = whole(rng, 2, 6)
    money = 50 * whole(rng, 26, 90)
    visits = whole(rng, 5, 12)
    return {
        "chi-dao.kiem_tra_cchc": _grown(rng, visits),
        "chi-dao.don_vi_duoc_kiem_tra": (visits - 1, visits + 1),
        "chi-dao.kien_nghi": (advice - 3, advice),
        "chi-dao.kien_nghi_khac_phuc": _part(plan, rng, (advice - 3, advice), 0.72, 1.0),
        "chi-dao.tieu_chi_tham_dinh": (criteria - 2, criteria),
        "chi-dao.tieu_chi_hoan_thanh": _part(plan, rng, (criteria - 2, criteria), 0.66, 0.86),
        "cong-vu.kiem_tra": _grown(rng, whole(rng, 4, 9)),
        "cong-vu.vi_pham": (cases + 2, cases),
        "cong-vu.da_xu_ly": (cases + 1, cases if plan.quality > 0.5 else cases - 1),
        "cong-vu.boi_duong": _grown(rng, share(plan.staff, between(rng, 0.8, 1.5))),
        "bo-may.dau_moi": (9, 8) if plan.is_department else (13, 12),
        "tai-chinh.kinh_phi_bo_tri": (money - 150, money),
        "tai-chinh.kinh_phi_giai_ngan": _part(plan, rng, (money - 150, money), 0.48, 0.82),
        "the-che.ban_hanh": _grown(rng, whole(rng, 2, 5)),
        "the-che.ra_soat": _grown(rng, whole(rng, 12, 40)),
        "the-che.tu_kiem_tra": _grown(rng, whole(rng, 6, 18)),
        "the-che.phat_hien_trai": (1, 0 if plan.quality > 0.45 else 1),
        "tthc.quy_trinh_iso": _part(plan, rng, (plan.procedures - 4, plan.procedures), 0.74, 1.0),
        "tthc.iso_ap_dung": ("Có", "Có" if plan.quality > 0.38 else "Không"),
        "tthc.iso_duy_tri": (2, 1),
        "tthc.iso_mo_rong": (0, whole(rng, 0, 3)),
        "tthc.iso_cai_tien": _grown(rng, whole(rng, 3, 14)),
    }
